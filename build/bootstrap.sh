# Sourced by build.sh when there is no built build program, or none that is surely fresh: sets $program to one that is.
# shellcheck shell=sh disable=SC2154 # $engine, $inputs and $program are build.sh's.

fail() {
    echo "$*" >&2
    exit 1
}

find_dotnet() {
    command -v dotnet >/dev/null 2>&1 && return
    for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/lib64/dotnet \
        /usr/local/share/dotnet /usr/local/bin /opt/dotnet /opt/homebrew/bin /opt/homebrew/opt/dotnet/libexec /snap/bin; do
        if [ -n "$place" ] && [ -x "$place/dotnet" ]; then
            PATH=$place:$PATH
            export PATH
            return
        fi
    done
    fail "dotnet was not found on PATH or in the usual folders. $(how_to_get_the_sdk)"
}

how_to_get_the_sdk() {
    wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$BUILD_ROOT/global.json" | head -n 1)
    echo "This repository needs the .NET SDK $wanted or a later feature band of it (global.json): get it from https://dot.net/download, or set DOTNET_ROOT to where it is."
}

# The manifest is for the program, which compares it at each start; the key names the folder of the built program.
write_manifest() {
    # shellcheck disable=SC2086 # The pattern in the list is meant to be expanded.
    find $inputs -type d \( -name bin -o -name obj \) -prune -o -type f -print 2>/dev/null | LC_ALL=C sort >"$1/files"
    tr '\n' '\0' <"$1/files" | xargs -0 cksum >"$1/inputs.cksum"
    key=$({ tr '\n' '\0' <"$1/files" | xargs -0 $sum && echo "$engine"; } | $sum | cut -c 1-16)
    rm -f "$1/files"
}

find_sum() {
    if command -v sha256sum >/dev/null 2>&1; then
        sum="sha256sum"
    elif command -v shasum >/dev/null 2>&1; then
        sum="shasum -a 256"
    else
        fail "Neither sha256sum nor shasum was found. Install coreutils or perl."
    fi
}

# dotnet wants to write into its home; where that cannot be, the checkout has one.
choose_home() {
    if [ -z "${DOTNET_CLI_HOME:-}" ] && { [ -z "${HOME:-}" ] || ! [ -w "$HOME" ]; }; then
        DOTNET_CLI_HOME=$BUILD_ROOT/.nuke/home
        export DOTNET_CLI_HOME
        [ -n "${NUGET_PACKAGES:-}" ] || { NUGET_PACKAGES=$BUILD_ROOT/.nuke/home/packages && export NUGET_PACKAGES; }
        mkdir -p "$DOTNET_CLI_HOME" || fail "Neither HOME nor $BUILD_ROOT can be written to. Give one of them write access."
    fi
}

compile() {
    (
        unset $(env | sed -n 's/^\(GIT_[A-Za-z0-9_]*\)=.*/\1/p')
        export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
        export BootstrapArtifacts="$1/"
        dotnet build build/_build.csproj -c Release -v:quiet -nologo -clp:NoSummary -nodeReuse:false \
            -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false
    ) </dev/null >"$1/log" 2>&1
}

# Native code makes the start cheaper. Its compiler is a package that a feed may lack: then it is asked for again after a day.
precompile() {
    folder=$private/bin/_build/release
    if [ "$engine" = embedded ] && [ -z "$(find "$builds/no-native" -mtime -1 2>/dev/null)" ]; then
        if BootstrapArtifacts="$private/" AssemblyFolder="$folder" dotnet build build/ReadyToRun/ReadyToRun.csproj \
            -restore -t:Precompile -v:quiet -nologo -nodeReuse:false </dev/null >"$private/log" 2>&1; then
            mv "$folder"/native/*.dll "$folder/"
        else
            : >"$builds/no-native"
        fi
        rm -rf "$folder/native"
    fi
}

bootstrap() {
    cd "$BUILD_ROOT" || fail "$BUILD_ROOT cannot be entered."
    builds=.nuke/build
    mkdir -p "$builds" || fail "$BUILD_ROOT/$builds cannot be made. The checkout must be writable to compile the build program."
    private=$BUILD_ROOT/$builds/.tmp.$$.$(date +%s)
    mkdir "$private" || fail "$private cannot be made."
    trap 'rm -rf "$private"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    : >"$private/stamp"

    find_sum
    write_manifest "$private"
    [ "$key" = "${BUILD_STALE:-}" ] && key=$key-$$
    program=$BUILD_ROOT/$builds/$key
    if [ -f "$program/_build.dll" ]; then
        touch -r "$private/stamp" "$program/stamp"
    else
        dotnet --version >/dev/null 2>&1 </dev/null || fail "The .NET SDK that is installed does not fit. $(how_to_get_the_sdk)"
        echo "Compiling the build program..." >&2
        compile "$private" || { code=$? && cat "$private/log" >&2 && exit "$code"; }
        precompile
        publish
    fi
    echo "$key" >"$private/current" && mv -f "$private/current" "$builds/current.$engine"
}

# A rename is all that others see. Who comes second finds the winner's folder, and uses that.
publish() {
    mkdir "$private/program"
    mv "$private/bin/_build/release"/* "$private/inputs.cksum" "$private/stamp" "$private/program/"
    if [ ! -d "$program" ]; then
        mv "$private/program" "$program"
        rm -rf "$program/program"
    fi
    # Builds that nobody used for a week, and what killed builds left.
    find "$builds" -mindepth 1 -maxdepth 1 -type d ! -name "$key" -mtime +7 -exec rm -rf {} + 2>/dev/null
}

started_in=$PWD
find_dotnet
choose_home
if ! is_fresh; then
    bootstrap
    trap - EXIT INT TERM HUP
    rm -rf "$private"
fi
cd "$started_in" || exit 1
