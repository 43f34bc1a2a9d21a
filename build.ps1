# Starts the build program. When it is missing or looks older than its inputs, build/bootstrap.ps1 makes it first.
# Time stamps decide whether it is fresh, since that is quick; they can be wrong, so the program itself then compares
# its inputs by content, and hands back to the script when one differs.
$ErrorActionPreference = 'Stop'

# What the program is made from, and names in there that do not count. build.sh has the same two lists.
$inputs = 'build Directory.* global.json nuget.config NuGet.config NuGet.Config .config/dotnet-tools.json'
$ignored = 'bin obj .DS_Store *~ .*.sw? .#*'

$script = Get-Item -LiteralPath $PSCommandPath -Force
while ($script.LinkType -eq 'SymbolicLink') {
    $script = Get-Item -LiteralPath ([IO.Path]::Combine($script.DirectoryName, @($script.Target)[0])) -Force
}
$root = $script.DirectoryName
$engine = if ($env:BuildEngine) { $env:BuildEngine } else { 'embedded' }
$builds = [IO.Path]::Combine($root, '.nuke', 'build')

# Files and folders with the path that they have from the root.
function Get-InputItem([IO.FileSystemInfo] $item, [string] $path) {
    foreach ($pattern in $ignored.Split(' ')) {
        if ($item.Name -clike $pattern) { return }
    }
    [pscustomobject]@{ Path = $path; Item = $item }
    if ($item -is [IO.DirectoryInfo]) {
        foreach ($child in $item.GetFileSystemInfos()) { Get-InputItem $child "$path/$($child.Name)" }
    }
}

function Get-InputList {
    foreach ($name in $inputs.Split(' ')) {
        if ($name.Contains('*')) {
            foreach ($item in ([IO.DirectoryInfo] $root).GetFileSystemInfos()) {
                if ($item.Name -clike $name) { Get-InputItem $item $item.Name }
            }
        }
        elseif (Test-Path -LiteralPath ([IO.Path]::Combine($root, $name))) {
            Get-InputItem (Get-Item -LiteralPath ([IO.Path]::Combine($root, $name)) -Force) $name
        }
    }
}

function Test-Program([string] $key, [string] $dotnet) {
    $stamp = [IO.FileInfo] [IO.Path]::Combine($builds, $key, 'stamp')
    if (-not $key -or $env:BUILD_STALE -or -not $stamp.Exists -or -not (Test-Path -LiteralPath $dotnet)) { return $false }
    foreach ($entry in Get-InputList) {
        if ($entry.Item.LastWriteTimeUtc -gt $stamp.LastWriteTimeUtc) { return $false }
    }
    return $true
}

# By the rules of the Windows C runtime. Windows PowerShell drops empty arguments and quotation marks.
function Get-Quoted([string] $argument) {
    '"' + ($argument -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"'
}

$pointer = [IO.Path]::Combine($builds, "current.$engine.windows")
$key, $dotnet = if (Test-Path -LiteralPath $pointer) { [IO.File]::ReadAllLines($pointer) } else { '', '' }
if (-not (Test-Program $key $dotnet)) {
    $key, $dotnet = & ([IO.Path]::Combine($root, 'build', 'bootstrap.ps1')) $key
    if (-not $key) { exit [Math]::Max(1, $LASTEXITCODE) }
}

$arguments = @('exec', [IO.Path]::Combine($builds, $key, '_build.dll')) + $args
if ($engine -eq 'nuke') { $arguments += '--root', $root }
$start = New-Object Diagnostics.ProcessStartInfo $dotnet
$start.UseShellExecute = $false
$start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
$start.Arguments = ($arguments | ForEach-Object { Get-Quoted $_ }) -join ' '
$folder = Split-Path -Parent $dotnet
$start.EnvironmentVariables['DOTNET_ROOT'] = $folder
$start.EnvironmentVariables['BUILD_ROOT'] = $root
$start.EnvironmentVariables['PATH'] = $folder + [IO.Path]::PathSeparator + $env:PATH
$process = [Diagnostics.Process]::Start($start)
$process.WaitForExit()
exit $process.ExitCode
