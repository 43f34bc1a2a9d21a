# Makes the build program, and returns its key and the path of dotnet. build.ps1 calls this; $root, $engine, $builds,
# $inputs, $ignored and Get-InputList are its own. It does what bootstrap.sh does.
param([string] $previous)

function Stop-Build([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 1
}

function Find-Dotnet {
    # A message on stderr is no exception here.
    $ErrorActionPreference = 'Continue'
    $wanted = (Get-Content -Raw -LiteralPath ([IO.Path]::Combine($root, 'global.json')) | ConvertFrom-Json).sdk.version
    $name = if ($env:OS -eq 'Windows_NT') { 'dotnet.exe' } else { 'dotnet' }
    $candidates = @(Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | ForEach-Object { $_.Path })
    $folders = $env:DOTNET_ROOT, $env:DOTNET_INSTALL_DIR, "$HOME/.dotnet", "$env:LOCALAPPDATA/Microsoft/dotnet", "$env:ProgramFiles/dotnet"
    $candidates += $folders | Where-Object { $_ } | ForEach-Object { [IO.Path]::Combine($_, $name) }
    Push-Location -LiteralPath $root
    try {
        foreach ($candidate in $candidates) {
            if (-not (Test-Path -LiteralPath $candidate)) { continue }
            & $candidate --version 2>&1 | Out-Null
            if ($LASTEXITCODE -eq 0) { return [IO.Path]::GetFullPath($candidate) }
        }
    }
    finally { Pop-Location }
    Stop-Build ("The build needs the .NET SDK $wanted or a later feature band of it (global.json), and it was not found. " +
        "Get it from https://dot.net/download, or run dotnet-install.ps1 -Version $wanted, and put it on PATH or into DOTNET_ROOT.")
}

# The program reads this list at each start. The key tells contents apart for good.
function Read-InputList {
    $files = @(Get-InputList | Where-Object { $_.Item -is [IO.FileInfo] -and $_.Item.Exists })
    $lines = [string[]] @($files | ForEach-Object {
        (Get-FileHash -LiteralPath $_.Item.FullName -Algorithm SHA256).Hash.ToLowerInvariant() + '  ' + $_.Path
    })
    [Array]::Sort($lines, [StringComparer]::Ordinal)
    $sha = [Security.Cryptography.SHA256]::Create()
    $hash = $sha.ComputeHash([Text.Encoding]::UTF8.GetBytes("$engine`n" + ($lines -join "`n") + "`n"))
    $name = [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant().Substring(0, 16)
    if ($name -eq $env:BUILD_STALE) { $name = "$name-$PID" }
    [pscustomobject]@{
        Key = $name
        Text = (@("# inputs: $inputs", "# ignored: $ignored") + $lines + '') -join "`n"
        # Restoring may write lock files; all else is an edit.
        Edits = (@($lines) -notlike '*packages.lock.json') -join "`n"
    }
}

function Invoke-Dotnet([string] $arguments) {
    $nothing = [IO.Path]::Combine($work, 'nothing')
    [IO.File]::WriteAllText($nothing, '')
    # Not -Wait: that waits for the compiler server, too, which stays for minutes.
    $process = Start-Process -FilePath $dotnet -ArgumentList $arguments -WorkingDirectory $root -NoNewWindow -PassThru `
        -RedirectStandardInput $nothing -RedirectStandardOutput "$work/log" -RedirectStandardError "$work/log.errors"
    # Without its handle the exit code is not kept.
    [void] $process.Handle
    $process.WaitForExit()
    return $process.ExitCode
}

function Set-Environment([string] $name, $value) {
    if ($null -eq $value) { Remove-Item -Path "Env:$name" -ErrorAction SilentlyContinue }
    else { Set-Item -Path "Env:$name" -Value $value }
}

function Invoke-Compile {
    $harmful = 'MSBuildSDKsPath', 'MSBuildExtensionsPath', 'MSBUILD_EXE_PATH', 'Platform'
    $names = @(Get-ChildItem Env: | Where-Object { $_.Name -like 'GIT_*' -or $_.Name -in $harmful } | ForEach-Object { $_.Name })
    $names += 'BootstrapArtifacts', 'AssemblyFolder', 'DOTNET_NOLOGO', 'DOTNET_CLI_TELEMETRY_OPTOUT'
    $values = @($names | ForEach-Object { , [Environment]::GetEnvironmentVariable($_) })
    try {
        $names | ForEach-Object { Set-Environment $_ $null }
        $env:BootstrapArtifacts = [IO.Path]::Combine($work, 'artifacts') + '/'
        $env:DOTNET_NOLOGO = '1'
        $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
        $code = Invoke-Dotnet ('build build/_build.csproj -c Release -v:quiet -nologo -tl:off -clp:ErrorsOnly;NoSummary -m:1 -nodeReuse:false ' +
            '-p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false -p:ErrorLog= ' +
            '-p:NuGetAudit=false -p:ContinuousIntegrationBuild=false -p:EnableSourceControlManagerQueries=false')
        if ($code -eq 0) { Invoke-Precompile }
        return $code
    }
    finally {
        for ($i = 0; $i -lt $names.Count; $i++) { Set-Environment $names[$i] $values[$i] }
    }
}

# Native code makes each start cheaper. A feed may lack its compiler: then the program stays as it is for a day.
function Invoke-Precompile {
    $none = [IO.FileInfo] [IO.Path]::Combine($builds, 'no-native')
    $isRecent = $none.Exists -and $none.LastWriteTimeUtc -gt [DateTime]::UtcNow.AddDays(-1)
    if ($engine -ne 'embedded' -or $isRecent -or -not (Test-Path -LiteralPath ([IO.Path]::Combine($root, 'build', 'ReadyToRun')))) { return }
    $native = [IO.Path]::Combine($output, 'native')
    $env:AssemblyFolder = $output
    $code = Invoke-Dotnet 'build build/ReadyToRun/ReadyToRun.csproj -restore -t:Precompile -v:quiet -nologo -nodeReuse:false'
    if ($code -ne 0) { [IO.File]::WriteAllText($none.FullName, '') }
    elseif (Test-Path -LiteralPath $native) {
        foreach ($file in [IO.Directory]::GetFiles($native, '*.dll')) {
            [IO.File]::Copy($file, [IO.Path]::Combine($output, [IO.Path]::GetFileName($file)), $true)
        }
    }
    if (Test-Path -LiteralPath $native) { [IO.Directory]::Delete($native, $true) }
}

# A rename is all that others see. Who comes second finds the winner's folder, and uses that.
function Publish-Program($list) {
    $target = [IO.Path]::Combine($builds, $list.Key)
    [IO.File]::WriteAllText([IO.Path]::Combine($output, 'inputs.txt'), $list.Text)
    [IO.File]::Move($stamp, [IO.Path]::Combine($output, 'stamp'))
    # A virus scanner may hold a file that was just written.
    for ($attempt = 1; -not (Test-Path -LiteralPath $target); $attempt++) {
        try { [IO.Directory]::Move($output, $target) }
        catch [IO.IOException] {
            if ($attempt -eq 20) { throw }
            Start-Sleep -Milliseconds 250
        }
    }
}

if ($engine -notin 'embedded', 'nuke') { Stop-Build "BuildEngine is '$engine'. It can be embedded (the default) or nuke." }
$work = [IO.Path]::Combine($builds, ".tmp.$PID.$([Guid]::NewGuid().ToString('N').Substring(0, 8))")
$output = [IO.Path]::Combine($work, 'artifacts', 'bin', '_build', 'release')
[void] [IO.Directory]::CreateDirectory($work)
try {
    $stamp = [IO.Path]::Combine($work, 'stamp')
    [IO.File]::WriteAllText($stamp, '')
    $before = Read-InputList
    $key = $before.Key
    $dotnet = Find-Dotnet
    if (Test-Path -LiteralPath ([IO.Path]::Combine($builds, $key, '_build.dll'))) {
        [IO.File]::SetLastWriteTimeUtc([IO.Path]::Combine($builds, $key, 'stamp'), [IO.File]::GetLastWriteTimeUtc($stamp))
    }
    else {
        $reason = if ($previous) { 'build/ changed' } else { 'first run' }
        [Console]::Error.WriteLine("Compiling the build program ($reason)...")
        $code = Invoke-Compile
        if ($code -ne 0) {
            [Console]::Error.Write([IO.File]::ReadAllText("$work/log") + [IO.File]::ReadAllText("$work/log.errors"))
            exit $code
        }
        $after = Read-InputList
        if ($before.Edits -cne $after.Edits) { Stop-Build 'build/ was edited while it was compiled. Start the build again.' }
        $key = $after.Key
        Publish-Program $after
    }
    [IO.File]::WriteAllText("$work/current", "$key`n$dotnet`n")
    Move-Item -LiteralPath "$work/current" -Destination ([IO.Path]::Combine($builds, "current.$engine.windows")) -Force
    $key
    $dotnet
}
finally {
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
    # What killed builds left, and all programs but the newest five; nothing that is younger than a day.
    $yesterday = [DateTime]::UtcNow.AddDays(-1)
    $folders = @(Get-ChildItem -LiteralPath $builds -Directory -Force | Where-Object { $_.Name -like '.tmp.*' -and $_.LastWriteTimeUtc -lt $yesterday })
    $folders += Get-ChildItem -Path ([IO.Path]::Combine([WildcardPattern]::Escape($builds), '*', 'stamp')) | Sort-Object LastWriteTimeUtc -Descending |
        Select-Object -Skip 5 | Where-Object { $_.LastWriteTimeUtc -lt $yesterday } | ForEach-Object { $_.Directory }
    $folders | Where-Object { $_ } | ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force -ErrorAction SilentlyContinue }
}
