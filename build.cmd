@echo off
rem Starts the build through PowerShell; build.ps1 says how.
where pwsh >nul 2>&1 && (pwsh -NoProfile -ExecutionPolicy Bypass -File "%~dp0build.ps1" %* & exit /b)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0build.ps1" %*
