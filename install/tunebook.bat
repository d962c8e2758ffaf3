@echo off
rem Tunebook's command line: finds a JDK, builds what is not built, starts it.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "ROOT=%HERE%.."
set "LIBRARY=%HERE%target\tunebook\lib"
set "STAMP=%HERE%target\tunebook\built"

rem --- A JDK of version 17 or later: the first of those that are told of, are on the PATH, or are where installers put them ---
set "JDK="
set "OLD="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do for %%D in ("%%~dpJ..") do call :try "%%~fD"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\Zulu\zulu*") do call :try "%%~fD"
if not defined JDK goto nojdk
set "JAVA_HOME=%JDK%"

rem --- Build what is not built, or is older than its sources ---
if not exist "%ROOT%\mvnw.cmd" goto start
if not exist "%STAMP%" goto build
if not exist "%LIBRARY%" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTime; $root = $env:ROOT; $sources = @(Get-ChildItem -LiteralPath $root -Filter pom.xml) + @('engine','engine\embedded','kernel','dsl','install' | ForEach-Object { Get-ChildItem -Recurse -File -LiteralPath (Join-Path $root ($_ + '\src\main')); Get-Item -LiteralPath (Join-Path $root ($_ + '\pom.xml')) }); if ($sources | Where-Object { $_.LastWriteTime -gt $built }) { exit 1 } else { exit 0 }"
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

:try
rem Takes the JDK in a folder if it is one, new enough, and the first. A shim that only passes calls on has no release file.
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
set "VERSION="
set "MAJOR="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "VERSION=%%~V"
for /f "delims=." %%M in ("%VERSION%") do set "MAJOR=%%M"
if not defined MAJOR exit /b 0
if %MAJOR% LSS 17 goto old
set "JDK=%~1"
exit /b 0

:old
set "OLD=%~1"
exit /b 0

:nojdk
echo tunebook needs a JDK of version 17 or later; found none. 1>&2
if defined OLD echo Too old: "%OLD%" 1>&2
echo Maybe install one with winget, or set JAVA_HOME. 1>&2
exit /b 1
