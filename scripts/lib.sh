# Shared by the scripts: finds Python, makes .venv, installs what is missing. Sourced, never run.
# Every step is skipped when it is already done, so that starting again costs nothing.

ROOT="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
VENV="$ROOT/.venv"
PY="$VENV/bin/python"
# Paths and output hold Vietnamese letters whatever the machine's locale is.
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1

QT_LIBS=(
    libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
    libxcb-shape0 libxcb-image0 libxcb-render-util0 libdbus-1-3 libfontconfig1 libglib2.0-0
    libwayland-cursor0
)
say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

is_installed() { # the package, or its twin since 64-bit time (libglib2.0-0t64)
    local name
    for name in "$1" "${1}t64"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ] || return 0
    done
    return 1
}

# Install the named Debian packages that are missing, or say which ones and stop.
need_packages() {
    local missing=() name log
    command -v dpkg-query >/dev/null || return 0 # not Debian: check_window tells what is missing
    for name in "$@"; do is_installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! may_install; then
        stop "Máy còn thiếu: ${missing[*]}
Hãy nhờ người quản trị máy chạy: apt-get install ${missing[*]}
Sau đó chạy lại lệnh này."
    fi
    log="$(mktemp)"
    say "Cài thành phần của hệ thống: ${missing[*]}"
    as_root apt-get update -qq || say "Không cập nhật được danh mục gói; thử cài với danh mục cũ."
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>"$log" ||
        stop "$(cat "$log")
Không cài được: ${missing[*]}. Hãy kiểm tra mạng rồi chạy lại."
    rm -f "$log"
}

find_python() {
    local name
    for name in python3.11 python3.12 python3.13 python3.14 python3 python; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Không thấy Python 3.11 trở lên. Hãy cài Python 3.11 (Debian: apt-get install python3)."
}

# The stamp says for which files, which folder and which Python .venv was filled.
stamp() {
    printf '%s\n%s\n' "$ROOT" "$1"
    cat "$ROOT/pyproject.toml" "$ROOT/constraints.txt" | cksum
}

venv_is_usable() {
    [ -x "$PY" ] && "$PY" -c 'import pip' 2>/dev/null || return 1
    # A folder that was moved or copied keeps links to the old place.
    [ ! -f "$VENV/stamp" ] || [ "$(head -n 1 "$VENV/stamp")" = "$ROOT" ]
}

make_venv() {
    local python
    python="$(find_python)"
    say "Lập môi trường Python riêng (.venv) bằng $("$python" --version)"
    rm -rf "$VENV"
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv "$VENV"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        # Debian without python3-venv: the system's pip puts a pip inside.
        "$python" -m venv --without-pip "$VENV"
        "$python" -m pip --python "$PY" install -q pip
    else
        need_packages python3-venv
        "$python" -m venv "$VENV"
    fi
}

knows_package() { apt-cache show "$1" >/dev/null 2>&1; }

# Liberation Serif has the widths of Times New Roman. Its version 1 has no Vietnamese letters;
# Debian 12 keeps version 2 in a package of its own, later systems do not.
serif_package() {
    local version
    version="$(dpkg-query -W -f='${Version}' fonts-liberation 2>/dev/null)" || version=""
    if [[ "${version#*:}" == [2-9].* ]] ||
        { knows_package fonts-liberation && ! knows_package fonts-liberation2; }; then
        printf 'fonts-liberation\n'
    else
        printf 'fonts-liberation2\n'
    fi
}

# The system's packages: for the window, and with "dev" those that building needs: PyInstaller
# reads libraries with objdump and packs Python's own shared library.
system_packages() {
    local python
    # Noto is the program's own face on Linux.
    printf '%s\n' "${QT_LIBS[@]}" fonts-noto-core "$(serif_package)"
    [ "${1:-}" = dev ] || return 0
    printf 'binutils\n'
    python="$(find_python)" || return 1
    "$python" -c 'import sys; v = "%d.%d" % sys.version_info[:2]
if sys.base_prefix == "/usr": print("libpython" + v)'
}

# Fill .venv: "" for running the program, "dev" for testing and building it as well.
setup() {
    local kind="${1:-}" wanted packages log
    cd "$ROOT"
    packages="$(system_packages "$kind")" || exit 1
    # shellcheck disable=SC2086
    need_packages $packages
    venv_is_usable || make_venv
    wanted="$(stamp "$kind")"
    if [ -f "$VENV/stamp" ] && { [ "$wanted" = "$(cat "$VENV/stamp")" ] ||
        [ "$(stamp dev)" = "$(cat "$VENV/stamp")" ]; }; then
        return
    fi
    say "Cài thư viện vào .venv (lần đầu mất vài phút)"
    log="$(mktemp)"
    "$PY" -m pip install -q -c constraints.txt -e ".${kind:+[$kind]}" 2>"$log" ||
        stop "$(cat "$log")
Không cài được thư viện. Hãy kiểm tra mạng rồi chạy lại; phần đã cài được giữ lại."
    rm -f "$log"
    check_window
    printf '%s\n' "$wanted" >"$VENV/stamp"
}

check_window() {
    local problem
    problem="$(QT_QPA_PLATFORM=offscreen "$PY" -c 'import PySide6.QtWidgets' 2>&1)" ||
        stop "Thư viện cửa sổ chưa chạy được trên máy này: ${problem##*$'\n'}"
}

has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Run one named step and say how long it took.
step() {
    local name="$1" start=$SECONDS
    shift
    say "── $name"
    "$@" || stop "✗ $name: chưa đạt"
    say "✓ $name: $((SECONDS - start)) giây"
}
