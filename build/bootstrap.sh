# Makes the build program. build.sh sources this in a subshell and reads three lines from its output: the key of the
# program, the folder of dotnet, and the version of its runtime. .nuke/build/current.<engine> holds the same.
# shellcheck shell=sh disable=SC2154 # $root, $engine, $inputs, $ignored, $skip, $dotnet and $runtime are build.sh's.
set -e

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

choose_hash() {
    if command -v sha256sum; then
        hash='sha256sum'
    elif command -v shasum; then
        hash='shasum -a 256'
    elif command -v openssl; then
        hash='openssl dgst -sha256 -r'
    else
        fail 'Neither sha256sum, shasum nor openssl is on PATH. Install coreutils.'
    fi >/dev/null
}

# Roots that are not there are left out, so that any complaint of `find` is real.
find_files() {
    action=$*
    set +f
    # shellcheck disable=SC2086 # A list of words, with a pattern among them.
    set -- $inputs
    set -f
    for name; do
        shift
        [ ! -e "$name" ] || set -- "$@" "$name"
    done
    # shellcheck disable=SC2086 # Expressions of several words.
    find -L "$@" \( $skip \) -prune -o -type f $action
}

# The program compares the checksums at each start, which costs it no library; the key is what tells contents apart.
read_inputs() {
    if ! find_files -exec cksum {} + >"$work/checksums" || ! find_files -exec "$hash" {} + >"$work/hashes"; then
        fail 'Not every file that the build program is made from can be read (see above).'
    fi
    {
        printf '# inputs: %s\n# ignored: %s\n' "$inputs" "$ignored"
        LC_ALL=C sort -k 3 "$work/checksums"
    } >"$work/$1.txt"
    find_files -newer "$work/stamp" -print | sed '/packages\.lock\.json$/d' | LC_ALL=C sort >"$work/$1.newer"
    key=$({ echo "$engine" && LC_ALL=C sort "$work/hashes"; } | $hash | cut -c 1-16)
    if [ "$key" = "${BUILD_STALE:-}" ]; then
        key=$key-$$
    fi
}

# Restoring may write lock files; all else is an edit, even one that was taken back.
is_edited() {
    sed '/packages\.lock\.json$/d' "$work/before.txt" >"$work/before"
    sed '/packages\.lock\.json$/d' "$work/after.txt" >"$work/after"
    ! cmp -s "$work/before" "$work/after" || ! cmp -s "$work/before.newer" "$work/after.newer"
}

find_dotnet() {
    registered=/usr/share/dotnet
    { read -r registered </etc/dotnet/install_location; } 2>/dev/null || :
    seen=
    for candidate in "$(command -v dotnet || :)" "${DOTNET_ROOT:-}/dotnet" "${DOTNET_INSTALL_DIR:-}/dotnet" \
        "${HOME:-}/.dotnet/dotnet" "$registered/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet \
        /usr/lib64/dotnet/dotnet /usr/local/share/dotnet/dotnet /usr/local/bin/dotnet /opt/dotnet/dotnet \
        /opt/homebrew/opt/dotnet/libexec/dotnet /opt/homebrew/bin/dotnet /snap/bin/dotnet; do
        if [ -x "$candidate" ] && version=$("$candidate" --version 2>/dev/null); then
            # Its own word for where it is: what is on PATH may be a link or a shim.
            line=$("$candidate" --list-runtimes | sed -n "s|^Microsoft\.NETCore\.App \(${version%%.*}\..*\) \[\(.*\)[/\\]shared.*\]\$|\1 \2|p" | tail -n 1)
            runtime=${line%% *} dotnet=${line#* }
            return
        fi
        [ ! -x "$candidate" ] || seen=${seen:-$candidate}
    done
    sdk=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json)
    found='no dotnet was found'
    if [ -n "$seen" ]; then
        found="$seen has only $("$seen" --list-sdks 2>/dev/null | cut -d ' ' -f 1 | paste -s -d , -)"
    fi
    fail "The build needs the .NET SDK $sdk or a later feature band of it (global.json), and $found." \
        "Get it from https://dot.net/download, or run dotnet-install.sh --version $sdk, and put it on PATH or into DOTNET_ROOT."
}

compile() (
    # shellcheck disable=SC2046 # Names have no spaces.
    unset MSBuildSDKsPath MSBuildExtensionsPath MSBUILD_EXE_PATH Platform \
        $(env | sed -n 's/^\(GIT_[A-Za-z0-9_]*\)=.*/\1/p')
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
    export BootstrapArtifacts="$root/$work/artifacts/"
    "$dotnet/dotnet" build build/_build.csproj -c Release -v:quiet -nologo -tl:off '-clp:ErrorsOnly;NoSummary' -m:1 -nodeReuse:false \
        -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:GenerateDocumentationFile=false -p:ErrorLog= \
        -p:NuGetAudit=false -p:ContinuousIntegrationBuild=false -p:EnableSourceControlManagerQueries=false \
        >"$work/log" 2>&1 || return
    output=$root/$work/artifacts/bin/_build/release
    # Native code makes each start cheaper. A feed may lack its compiler: then the program stays as it is for a day.
    if [ "$engine" = embedded ] && [ -f build/ReadyToRun/ReadyToRun.csproj ] &&
        [ -z "$(find "$builds/no-native" -mtime -1 2>/dev/null)" ]; then
        if AssemblyFolder=$output "$dotnet/dotnet" build build/ReadyToRun/ReadyToRun.csproj -restore -t:Precompile \
            -v:quiet -nologo -nodeReuse:false >"$work/log" 2>&1; then
            find "$output/native" -name '*.dll' -exec mv {} "$output" \;
        else
            : >"$builds/no-native"
        fi
        rm -rf "$output/native"
    fi
)

# A folder appears under its name whole or not at all. mv puts it inside one that is there already: the race is lost then.
publish() {
    if [ ! -d "$builds/$key" ]; then
        mv "$work/after.txt" "$work/artifacts/bin/_build/release/inputs.txt"
        mv "$work/stamp" "$work/artifacts/bin/_build/release/stamp"
        mv "$work/artifacts/bin/_build/release" "$work/$key.new"
        mv "$work/$key.new" "$builds/$key"
        rm -rf "${builds:?}/$key/$key.new"
    fi
}

# What killed builds left, and all programs but the newest five; nothing that is younger than a day.
sweep() {
    set +f
    find "$builds"/.tmp.* -prune -mtime +0 -exec rm -rf {} +
    # shellcheck disable=SC2012 # The names are hexadecimal digits.
    ls -t "$builds"/*/stamp | tail -n +6 | while read -r stamp; do
        find "$stamp" -mtime +0 -exec mv "${stamp%/stamp}" "$work/" \;
    done
} 2>/dev/null

make_program() {
    case $engine in embedded | nuke) ;; *) fail "BuildEngine is '$engine'. It can be embedded (the default) or nuke." ;; esac
    cd -- "$root"
    builds=.nuke/build
    if ! mkdir -p "$builds" || ! work=$(mktemp -d "$builds/.tmp.XXXXXX"); then
        fail "The build program is compiled into $root/$builds, and that cannot be written (see above)."
    fi
    trap 'rm -rf "$work"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    choose_hash
    : >"$work/stamp"
    read_inputs before
    if [ -f "$builds/$key/_build.dll" ]; then
        touch -r "$work/stamp" "$builds/$key/stamp"
        [ -d "$dotnet/shared/Microsoft.NETCore.App/$runtime" ] || find_dotnet
    else
        find_dotnet
        reason='build/ changed'
        [ -f "$builds/current.$engine" ] || reason='first run'
        echo "Compiling the build program ($reason)..."
        compile || { code=$? && cat "$work/log" && exit "$code"; }
        read_inputs after
        ! is_edited || fail 'build/ was edited while it was compiled. Start the build again.'
        publish
    fi
    printf '%s\n' "$key" "$dotnet" "$runtime" >"$work/current"
    mv -f "$work/current" "$builds/current.$engine"
    sweep || :
}

make_program </dev/null >&2
printf '%s\n' "$key" "$dotnet" "$runtime"
