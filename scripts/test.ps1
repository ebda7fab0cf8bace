# Sets everything up, then runs every check; with arguments, only pytest with those arguments.
# $env:SODANCHU_SKIP_BUILD = '1' leaves out the built program, which takes the longest.
. (Join-Path $PSScriptRoot 'lib.ps1')
Initialize-Project 'dev'
$env:QT_QPA_PLATFORM = 'offscreen'
if ($args.Count -gt 0) {
    & $Py -m pytest @args
    exit $LASTEXITCODE
}
Invoke-Step 'Quy tắc viết mã (ruff)' $Py @('-m', 'ruff', 'check', '.')
Invoke-Step 'Cách trình bày mã (ruff format)' $Py @('-m', 'ruff', 'format', '--check', '.')
Invoke-Step 'Kiểu dữ liệu (mypy)' $Py @('-m', 'mypy')
Invoke-Step 'Kiểm thử' $Py @('-m', 'pytest', '-q', '-m', 'not slow', '--ignore=tests/packaging')
if ($env:SODANCHU_SKIP_BUILD) {
    Write-Host 'Bỏ qua bản đóng gói theo yêu cầu (SODANCHU_SKIP_BUILD).'
} else {
    Invoke-Step 'Bản đóng gói' $Py @('-m', 'pytest', '-q', '-s', 'tests/packaging')
}
Write-Host 'Tất cả đều đạt.'
exit 0
