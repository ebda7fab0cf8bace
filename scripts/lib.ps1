# Shared by the scripts for Windows: finds Python, makes .venv, installs what is missing.
# Saved with a byte order mark: Windows PowerShell 5.1 reads Vietnamese letters only then.

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
$env:PYTHONUTF8 = '1'
$env:PIP_DISABLE_PIP_VERSION_CHECK = '1'

$Root = Split-Path -Parent $PSScriptRoot
$Venv = Join-Path $Root '.venv'
$Py = Join-Path $Venv 'Scripts\python.exe'
$StampFile = Join-Path $Venv 'stamp'

# Stop with one sentence; a script that fails must not end with status 0.
function Stop-Here([string]$Words) {
    Write-Host $Words -ForegroundColor Red
    exit 1
}

# Run a program quietly and tell whether it succeeded.
function Test-Command([string]$Program, [string[]]$Arguments) {
    if (-not (Get-Command $Program -ErrorAction SilentlyContinue)) { return $false }
    # Windows PowerShell takes any word on the error stream for a failure unless told to go on.
    $ErrorActionPreference = 'Continue'
    & $Program @Arguments 2>$null | Out-Null
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    $newEnough = @('-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))')
    foreach ($version in '-3.11', '-3.12', '-3.13', '-3.14') {
        if (Test-Command 'py' (@($version) + $newEnough)) { return @('py', $version) }
    }
    foreach ($name in 'python', 'python3') {
        if (Test-Command $name $newEnough) { return @($name) }
    }
    Stop-Here ('Không thấy Python 3.11 trở lên. Hãy cài Python (đánh dấu vào ô Add python.exe to ' +
        'PATH) rồi chạy lại.')
}

# The stamp says for which files, which folder and which use .venv was filled.
function Get-Stamp([string]$Kind) {
    $hashes = foreach ($name in 'pyproject.toml', 'constraints.txt') {
        (Get-FileHash -Algorithm SHA256 -LiteralPath (Join-Path $Root $name)).Hash
    }
    return (@($Root, $Kind) + $hashes) -join '|'
}

function Read-Stamp {
    if (-not (Test-Path -LiteralPath $StampFile)) { return '' }
    return [IO.File]::ReadAllText($StampFile)
}

function Test-Venv {
    if (-not (Test-Path -LiteralPath $Py)) { return $false }
    if (-not (Test-Command $Py @('-c', 'import pip'))) { return $false }
    # A folder that was moved or copied keeps links to the old place.
    $stamp = Read-Stamp
    return ($stamp -eq '') -or $stamp.StartsWith("$Root|")
}

function New-Venv {
    $python = @(Find-Python)
    Write-Host 'Lập môi trường Python riêng (.venv)'
    if (Test-Path -LiteralPath $Venv) { Remove-Item -LiteralPath $Venv -Recurse -Force }
    $rest = @($python | Select-Object -Skip 1) + @('-m', 'venv', $Venv)
    & $python[0] @rest
    if ($LASTEXITCODE -ne 0) { Stop-Here 'Không lập được môi trường Python trong thư mục .venv.' }
}

# Fill .venv: '' for running the program, 'dev' for testing and building it as well.
function Initialize-Project([string]$Kind = '') {
    Set-Location -LiteralPath $Root
    if (-not (Test-Venv)) { New-Venv }
    $stamp = Read-Stamp
    if (($stamp -eq (Get-Stamp $Kind)) -or ($stamp -eq (Get-Stamp 'dev'))) { return }
    Write-Host 'Cài thư viện vào .venv (lần đầu mất vài phút)'
    $what = if ($Kind) { ".[$Kind]" } else { '.' }
    & $Py -m pip install -q -c constraints.txt -e $what
    if ($LASTEXITCODE -ne 0) {
        Stop-Here 'Không cài được thư viện. Hãy kiểm tra mạng rồi chạy lại; phần đã cài được giữ lại.'
    }
    [IO.File]::WriteAllText($StampFile, (Get-Stamp $Kind))
}

# Run one named step and say how long it took.
function Invoke-Step([string]$Name, [string]$Program, [string[]]$Arguments) {
    Write-Host "-- $Name"
    $watch = [Diagnostics.Stopwatch]::StartNew()
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { Stop-Here "$($Name): chưa đạt" }
    Write-Host ('   đạt: {0:N0} giây' -f $watch.Elapsed.TotalSeconds)
}
