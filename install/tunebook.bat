@echo off
rem Tunebook's command line: finds a JDK, builds what is not built, starts it.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "ROOT=%HERE%.."
set "LIBRARY=%HERE%target\tunebook\lib"
set "STAMP=%HERE%target\tunebook\built"

rem --- A JDK of version 17 or later ---
set "JDK="
set "VERSION="
set "MAJOR="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "JDK=%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK for %%D in ("%%~dpJ..") do set "JDK=%%~fD"
if not defined JDK goto nojdk
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%JDK%\release" 2^>nul') do set "VERSION=%%~V"
for /f "delims=." %%M in ("%VERSION%") do set "MAJOR=%%M"
if not defined MAJOR goto nojdk
if %MAJOR% LSS 17 goto nojdk
set "JAVA_HOME=%JDK%"

rem --- Build what is not built, or is older than its sources ---
if not exist "%ROOT%\mvnw.cmd" goto start
if not exist "%STAMP%" goto build
if not exist "%LIBRARY%" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTime; $root = $env:ROOT; $sources = @(Get-ChildItem -LiteralPath $root -Filter pom.xml) + @('engine','kernel','dsl','install' | ForEach-Object { Get-ChildItem -Recurse -File -LiteralPath (Join-Path $root ($_ + '\src\main')); Get-Item -LiteralPath (Join-Path $root ($_ + '\pom.xml')) }); if ($sources | Where-Object { $_.LastWriteTime -gt $built }) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto start

:build
if not exist "%HERE%target\tunebook" mkdir "%HERE%target\tunebook"
echo Building Tunebook (the first time, this downloads about 200 MB) ... 1>&2
pushd "%ROOT%"
call mvnw.cmd -q -B -DskipTests package > "%HERE%target\build.log" 2>&1
set "STATUS=%ERRORLEVEL%"
popd
if not "%STATUS%"=="0" goto failed
type nul > "%STAMP%"

:start
set "COLUMNS=100"
"%JDK%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn --enable-native-access=ALL-UNNAMED -cp "%LIBRARY%\*" dev.tunebook.install.Main %*
exit /b %ERRORLEVEL%

:failed
rem Outside of any bracket, which one in the path would close; quoted, since the path may hold an ampersand.
type "%HERE%target\build.log" 1>&2
echo The build failed; the whole of it is in "%HERE%target\build.log" 1>&2
exit /b 1

:nojdk
echo tunebook needs a JDK of version 17 or later; found none. 1>&2
echo Maybe install one with winget, or set JAVA_HOME. 1>&2
exit /b 1
