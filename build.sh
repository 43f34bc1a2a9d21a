#!/bin/sh
# Starts the build program. When it is missing or looks older than its inputs, build/bootstrap.sh makes it first.
# Time stamps decide whether it is fresh, since that is quick; they can be wrong, so the program itself then compares
# its inputs by content, and hands back to the script when one differs.
set -euf

# What the program is made from, and names in there that do not count. build.ps1 has the same two lists.
inputs='build Directory.* global.json nuget.config NuGet.config NuGet.Config .config/dotnet-tools.json'
ignored='bin obj .DS_Store *~ .*.sw? .#*'

script=$0
case $script in */*) ;; *) script=./$script ;; esac
while [ -h "$script" ]; do
    target=$(readlink "$script")
    case $target in /*) script=$target ;; *) script=${script%/*}/$target ;; esac
done
folder=${script%/*}/

engine=${BuildEngine:-embedded}
key='' dotnet='' runtime=''
{ read -r key && read -r dotnet && read -r runtime; } 2>/dev/null <"$folder.nuke/build/current.$engine" || :

# One process finds the root and what is newer there. Each further one would cost every start a millisecond.
skip=
for name in $ignored; do
    skip="$skip${skip:+ -o }-name $name"
done
found=$(
    CDPATH='' cd -P -- "$folder" && pwd -P || exit
    set +f
    # shellcheck disable=SC2086 # A list of words, with a pattern among them.
    set -- $inputs
    set -f
    # shellcheck disable=SC2086 # An expression of several words.
    exec find -L "$@" \( $skip \) -prune -o -newer ".nuke/build/$key/stamp" -print 2>/dev/null
) || :
root=${found%%
*}

# dotnet and NuGet write below HOME. Where they cannot, they get a home in here and still read the packages that are there.
writable() {
    [ -w "$1" ] || mkdir "$1" 2>/dev/null
}
if [ -z "${DOTNET_CLI_HOME:-}" ] && ! { [ -n "${HOME:-}" ] && writable "$HOME/.dotnet" && writable "$HOME/.nuget"; }; then
    export DOTNET_CLI_HOME="$root/.nuke/home"
    if [ -d "${HOME:-}/.nuget/packages" ]; then
        export NUGET_FALLBACK_PACKAGES="${NUGET_FALLBACK_PACKAGES:-$HOME/.nuget/packages}"
    fi
fi

if [ "$found" != "$root" ] || [ -n "${BUILD_STALE:-}" ] || [ ! -f "$root/.nuke/build/$key/_build.dll" ] ||
    [ ! -f "$root/.nuke/build/$key/stamp" ] || [ ! -d "$dotnet/shared/Microsoft.NETCore.App/$runtime" ]; then
    made=$(. "$root/build/bootstrap.sh")
    { read -r key && read -r dotnet && read -r runtime; } <<EOF
$made
EOF
fi

# Whatever the program starts finds the same dotnet.
case $PATH: in "$dotnet":*) ;; *) export PATH="$dotnet:$PATH" ;; esac
export DOTNET_ROOT="$dotnet" BUILD_ROOT="$root"
if [ "$engine" = nuke ]; then
    set -- "$@" --root "$root"
fi
exec "$dotnet/dotnet" exec "$root/.nuke/build/$key/_build.dll" "$@"
