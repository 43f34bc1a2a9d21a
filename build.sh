#!/bin/sh
# Starts the build: runs the built build program when it is fresh, and has it built when it is not (build/bootstrap.sh).
# What the program is built from stands in `inputs`; the program itself checks their content once more.
set -u

script=$0
while [ -h "$script" ]; do
    target=$(readlink "$script")
    case $target in
        /*) script=$target ;;
        *) script=${script%/*}/$target ;;
    esac
done
case $script in
    */*) folder=${script%/*} ;;
    *) folder=. ;;
esac
case $folder in
    /*) BUILD_ROOT=$folder ;;
    *) BUILD_ROOT=$(CDPATH='' cd -P "${folder:-/}" && pwd) ;;
esac
export BUILD_ROOT

inputs="build Directory.* global.json nuget.config .config/dotnet-tools.json"
engine=${BuildEngine:-embedded}
key=
[ -r "$BUILD_ROOT/.nuke/build/current.$engine" ] && read -r key <"$BUILD_ROOT/.nuke/build/current.$engine"
program=$BUILD_ROOT/.nuke/build/$key

is_fresh() {
    [ -n "$key" ] && [ "$key" != "${BUILD_STALE:-}" ] && [ -f "$program/_build.dll" ] || return 1
    started_in=$PWD
    cd "$BUILD_ROOT" || return 1
    # shellcheck disable=SC2086 # The pattern in the list is meant to be expanded.
    newer=$(find $inputs -newer "$program/stamp" 2>/dev/null)
    cd "$started_in" 2>/dev/null || return 1
    [ -z "$newer" ]
}

if ! command -v dotnet >/dev/null 2>&1 || ! is_fresh; then
    . "$BUILD_ROOT/build/bootstrap.sh"
fi
[ "$engine" = nuke ] && set -- "$@" --root "$BUILD_ROOT"
exec dotnet exec "$program/_build.dll" "$@"
