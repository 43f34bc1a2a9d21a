# Starts the build: runs the built build program when it is fresh, and compiles it when it is not.
$ErrorActionPreference = 'Stop'
$env:BUILD_ROOT = $PSScriptRoot
$inputs = 'build', 'Directory.*', 'global.json', 'nuget.config', '.config/dotnet-tools.json'
$engine = if ($env:BuildEngine) { $env:BuildEngine } else { 'embedded' }
$builds = Join-Path $PSScriptRoot '.nuke/build'
$current = Join-Path $builds "current.$engine"

function Stop-Build([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 1
}

function Get-SdkSentence {
    $wanted = (Get-Content (Join-Path $PSScriptRoot 'global.json') -Raw | ConvertFrom-Json).sdk.version
    "This repository needs the .NET SDK $wanted or a later feature band of it (global.json): get it from https://dot.net/download, or set DOTNET_ROOT to where it is."
}

function Get-InputFiles {
    Get-ChildItem -Path ($inputs | ForEach-Object { Join-Path $PSScriptRoot $_ }) -Recurse -File -Force -ErrorAction SilentlyContinue |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' } | Sort-Object FullName
}

function Test-Fresh {
    if (-not (Test-Path $current)) { return $false }
    $script:key = (Get-Content $current -TotalCount 1).Trim()
    $stamp = Join-Path $builds "$key/stamp"
    if ($key -eq $env:BUILD_STALE -or -not (Test-Path $stamp)) { return $false }
    $time = (Get-Item $stamp).LastWriteTimeUtc
    $folders = Get-ChildItem (Join-Path $PSScriptRoot 'build') -Recurse -Directory
    -not (@(Get-InputFiles) + @($folders) | Where-Object { $_.LastWriteTimeUtc -gt $time } | Select-Object -First 1)
}

# The checksum of the POSIX utility cksum, which the program compares at each start.
Add-Type -TypeDefinition @'
public static class Cksum
{
    public static uint Of(byte[] bytes)
    {
        uint crc = 0;
        foreach (byte b in bytes) crc = Step(crc, b);
        for (int n = bytes.Length; n != 0; n >>= 8) crc = Step(crc, (byte)n);
        return ~crc;
    }
    static uint Step(uint crc, byte b)
    {
        crc ^= (uint)b << 24;
        for (int i = 0; i < 8; i++) crc = (crc & 0x80000000) == 0 ? crc << 1 : (crc << 1) ^ 0x04C11DB7;
        return crc;
    }
}
'@

function Get-Key([string] $private) {
    $lines = foreach ($file in Get-InputFiles) {
        $bytes = [IO.File]::ReadAllBytes($file.FullName)
        $path = $file.FullName.Substring($PSScriptRoot.Length + 1).Replace('\', '/')
        [pscustomobject]@{ Sum = "$([Cksum]::Of($bytes)) $($bytes.Length) $path"; Hash = "$((Get-FileHash $file.FullName).Hash)  $path" }
    }
    [IO.File]::WriteAllLines((Join-Path $private 'inputs.cksum'), [string[]]$lines.Sum)
    $all = [Text.Encoding]::UTF8.GetBytes(($lines.Hash + $engine) -join "`n")
    $hash = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($all)).Replace('-', '').ToLowerInvariant()
    $hash.Substring(0, 16)
}

function Build-Program {
    $private = Join-Path $builds ".tmp.$PID"
    New-Item -ItemType Directory -Force $private | Out-Null
    New-Item -ItemType File -Force (Join-Path $private 'stamp') | Out-Null
    $script:key = Get-Key $private
    if ($key -eq $env:BUILD_STALE) { $script:key = "$key-$PID" }
    $target = Join-Path $builds $key
    if (-not (Test-Path (Join-Path $target '_build.dll'))) {
        dotnet --version *> $null
        if ($LASTEXITCODE -ne 0) { Stop-Build "The .NET SDK that is installed does not fit. $(Get-SdkSentence)" }
        [Console]::Error.WriteLine('Compiling the build program...')
        Get-ChildItem env:GIT_* | ForEach-Object { Remove-Item "env:$($_.Name)" }
        $env:BootstrapArtifacts = "$private/"
        $log = dotnet build (Join-Path $PSScriptRoot 'build/_build.csproj') -c Release -v:quiet -nologo -clp:NoSummary -nodeReuse:false `
            -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false 2>&1
        $code = $LASTEXITCODE
        Remove-Item env:BootstrapArtifacts
        if ($code -ne 0) {
            $log | ForEach-Object { [Console]::Error.WriteLine($_) }
            Remove-Item -Recurse -Force $private
            exit $code
        }
        $program = Join-Path $private 'bin/_build/release'
        Copy-Item (Join-Path $private 'inputs.cksum'), (Join-Path $private 'stamp') $program
        # A rename is all that others see. Who comes second uses the winner's.
        try { [IO.Directory]::Move($program, $target) } catch [IO.IOException] { if (-not (Test-Path $target)) { throw } }
    }
    else { (Get-Item (Join-Path $target 'stamp')).LastWriteTimeUtc = (Get-Item (Join-Path $private 'stamp')).LastWriteTimeUtc }
    Set-Content (Join-Path $private 'current') $key
    Move-Item -Force (Join-Path $private 'current') $current
    Remove-Item -Recurse -Force $private
}

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    $found = @($env:DOTNET_ROOT, "$HOME/.dotnet", "$env:ProgramFiles/dotnet", '/usr/share/dotnet', '/usr/local/share/dotnet') |
        Where-Object { $_ -and (Test-Path (Join-Path $_ 'dotnet*')) } | Select-Object -First 1
    if (-not $found) { Stop-Build "dotnet was not found on PATH or in the usual folders. $(Get-SdkSentence)" }
    $env:PATH = $found + [IO.Path]::PathSeparator + $env:PATH
}
if (-not (Test-Fresh)) { Build-Program }
$rest = if ($engine -eq 'nuke') { $args + '--root', $PSScriptRoot } else { $args }
dotnet exec (Join-Path $builds "$key/_build.dll") @rest
exit $LASTEXITCODE
