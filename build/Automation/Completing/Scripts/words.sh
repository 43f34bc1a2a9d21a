# What the build of a repository has, one a line: kind, word, values and description, with a tab between. The file is
# made anew when the build program is; nothing is compiled because somebody pressed a key.
_build_words() {
    case $1 in */*) _build_folder=${1%/*} ;; *) _build_folder=. ;; esac
    _build_current=$_build_folder/.nuke/build/current.embedded
    _build_list=$_build_folder/.nuke/completion.tsv
    [ -f "$_build_current" ] || return 0
    if [ ! -f "$_build_list" ] || [ "$_build_current" -nt "$_build_list" ]; then
        { read -r _build_key && read -r _build_dotnet; } <"$_build_current" || return 0
        env -u BUILD_ROOT "$_build_dotnet/dotnet" exec "$_build_folder/.nuke/build/$_build_key/_build.dll" \
            --help tsv --root "$_build_folder" >"$_build_list.$$" 2>/dev/null &&
            mv -f -- "$_build_list.$$" "$_build_list" || rm -f -- "$_build_list.$$"
    fi
    [ ! -f "$_build_list" ] || cat -- "$_build_list"
}
