@echo off
rem Starts gremio, one of its services, or with "dlt" its tool for dead letters. Builds first where that is needed.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%standalone\target"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "SPEC="
for /f "tokens=2 delims==" %%v in ('^""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"^"') do set "SPEC=%%v"
set "VERSION="
for /f "tokens=1 delims=. " %%v in ("%SPEC%") do set "VERSION=%%v"
if not defined VERSION (
	echo gremio: Java 17 or newer is needed: install a JDK, or set JAVA_HOME to one 1>&2
	exit /b 1
)
if %VERSION% LSS 17 (
	echo gremio: Java 17 or newer is needed, but this is Java%SPEC% 1>&2
	exit /b 1
)

powershell -NoProfile -Command "$r = $env:ROOT; $jar = Get-ChildItem (Join-Path $env:TARGET 'standalone-*.jar') -ErrorAction SilentlyContinue | Select-Object -First 1; if (-not $jar -or -not (Test-Path (Join-Path $env:TARGET 'lib'))) { exit 1 }; $newer = @(Get-ChildItem $r -Filter pom.xml; Get-ChildItem (Join-Path $r '*\pom.xml'); Get-ChildItem (Join-Path $r '*\src\main') -Recurse -File) | Where-Object { $_.LastWriteTimeUtc -gt $jar.LastWriteTimeUtc }; if ($newer) { exit 1 }"
if not errorlevel 1 goto run
echo Building gremio, which takes a minute or two the first time ... 1>&2
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%TARGET%\standalone-*.jar" del /q "%TARGET%\standalone-*.jar"
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q -DskipTests package -pl standalone -am
if errorlevel 1 (
	popd
	echo gremio: The build failed 1>&2
	exit /b 1
)
popd

:run
set "JAR="
for %%j in ("%TARGET%\standalone-*.jar") do set "JAR=%%~fj"
set FLAGS=@"%ROOT%deploy\java.args"
if %VERSION% GEQ 24 set FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
if "%~1"=="dlt" goto dlt
set FIRST=%~1
set MEMORY=service
if not defined FIRST set MEMORY=standalone
if "%FIRST:~0,1%"=="-" set MEMORY=standalone
"%JAVA%" %FLAGS% @"%ROOT%deploy\%MEMORY%.args" %GREMIO_JAVA_OPTS% -cp "%JAR%;%TARGET%\lib\*" cl.gremio.standalone.Main %*
exit /b %ERRORLEVEL%

:dlt
set ARGS=%*
set ARGS=%ARGS:*dlt=%
"%JAVA%" %FLAGS% -XX:TieredStopAtLevel=1 -Xmx256m -cp "%JAR%;%TARGET%\lib\*" cl.gremio.standalone.dlt.DeadLetterTool %ARGS%
exit /b %ERRORLEVEL%
