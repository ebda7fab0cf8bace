# Sets everything up, then opens the program. What follows is handed on:
#   powershell -ExecutionPolicy Bypass -File scripts\run.ps1 plan read FILE
$given = (Get-Location).ProviderPath
. (Join-Path $PSScriptRoot 'lib.ps1')
Initialize-Project
if ($args.Count -gt 0) {
    Set-Location -LiteralPath $given
    $env:PYTHONPATH = $Root
}
& $Py -m desktop_app @args
exit $LASTEXITCODE
