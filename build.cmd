@echo off
rem Starts the build through PowerShell; see build.ps1.
setlocal DisableDelayedExpansion
set "shell=powershell"
where /q pwsh && set "shell=pwsh"
"%shell%" -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0build.ps1" %*
exit /b %ERRORLEVEL%
