# Builds the program into dist\SoDanChu and lets the built program test itself.
. (Join-Path $PSScriptRoot 'lib.ps1')
Initialize-Project 'dev'
$arguments = @('-m', 'PyInstaller', '--noconfirm', '--clean', '--log-level', 'WARN')
Invoke-Step 'Đóng gói' $Py ($arguments + 'pyinstaller.spec')
$program = Join-Path $Root 'dist\SoDanChu\sodanchu-cli.exe'
$env:QT_QPA_PLATFORM = 'offscreen'
Invoke-Step 'Bản đóng gói tự kiểm tra' $program @('self-test')
Write-Host 'Chương trình ở dist\SoDanChu. Chép cả thư mục ấy sang máy sẽ dùng.'
exit 0
