@echo off
rem Starts gremio, one of its services, or one of its tools ("status", "dlt", "keys"). In a clone of the sources it builds first if they
rem have changed; a release, which has this script in bin\, runs as it is. Untested on Windows. Concurrent starts each build. No
rem archive of classes makes later starts quicker, as the script "gremio" does elsewhere.
setlocal
set "ROOT=%~dp0"
set "FIXED=%GREMIO_BUILT%"
if not exist "%ROOT%..\lib\standalone-*.jar" goto located
for %%d in ("%ROOT%..") do set "ROOT=%%~fd\"
for %%d in ("%ROOT%.") do set "FIXED=%%~fd"
:located
set "BUILD=%ROOT%build"
set "RC=1"

rem gremio prints UTF-8.
for /f "tokens=2 delims=:." %%c in ('chcp') do set "PAGE=%%c"
chcp 65001 >nul

rem A message with a path stands outside of parentheses, because a path may hold one, as in Program Files (x86).
set "JAVA=java"
if not defined JAVA_HOME goto java
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java
echo gremio: Java 17 or newer is needed, but JAVA_HOME ("%JAVA_HOME%") has no bin\java.exe 1>&2
goto end
:java
set "SPEC="
for /f "tokens=2 delims==" %%v in ('^""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"^"') do set "SPEC=%%v"
set "VERSION="
for /f "tokens=1 delims=. " %%v in ("%SPEC%") do set "VERSION=%%v"
if not defined VERSION (
	echo gremio: Java 17 or newer is needed: install a JDK, or set JAVA_HOME to one 1>&2
	goto end
)
if %VERSION% GEQ 17 goto checked
echo gremio: Java 17 or newer is needed, but "%JAVA%" is Java%SPEC% 1>&2
goto end
:checked

rem Each build has a folder of its own, build\run-*, which does not change while a process runs it; build\current names the newest.
set "RUN="
if defined FIXED (
	set "RUN=%FIXED%"
	goto run
)
if exist "%BUILD%\current" set /p NAME=<"%BUILD%\current"
if defined NAME if exist "%BUILD%\%NAME%\used" set "RUN=%BUILD%\%NAME%"
if not defined RUN goto build
if not exist "%ROOT%mvnw.cmd" goto run
powershell -NoProfile -Command "$built = (Get-Item (Join-Path $env:RUN 'used')).LastWriteTimeUtc; $newer = @(Get-ChildItem $env:ROOT -Filter pom.xml; Get-ChildItem (Join-Path $env:ROOT '*\pom.xml'); Get-ChildItem (Join-Path $env:ROOT '*\src\main') -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $built }; if ($newer) { exit 1 }"
if not errorlevel 1 goto clean

:build
echo Building gremio, which takes a minute or two the first time ... 1>&2
if not exist "%BUILD%" mkdir "%BUILD%" 2>nul
rem A build that was ended may have left half a file.
if exist "%BUILD%\building" if exist "%BUILD%\work" rmdir /s /q "%BUILD%\work"
(type nul >"%BUILD%\building") 2>nul
if exist "%BUILD%\building" goto writable
echo gremio: The build needs "%ROOT%" to be writable 1>&2
goto end
:writable
if exist "%BUILD%\work\standalone\standalone-*.jar" del /q "%BUILD%\work\standalone\standalone-*.jar"
set "NAME=run-%RANDOM%%RANDOM%"
set "RUN=%BUILD%\%NAME%"
mkdir "%RUN%"
type nul >"%RUN%\used"
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q -Prun process-classes -pl standalone -am "-Dtarget.directory=%BUILD%\work\${project.artifactId}" "-Drun.directory=%RUN%"
set "MAVEN=%ERRORLEVEL%"
popd
if not "%MAVEN%"=="0" (
	echo gremio: The build failed 1>&2
	goto end
)
copy /y "%BUILD%\work\standalone\standalone-*.jar" "%RUN%" >nul
>"%BUILD%\current.new" echo %NAME%
move /y "%BUILD%\current.new" "%BUILD%\current" >nul
del "%BUILD%\building"

rem A folder can't be renamed while one of its files is open.
:clean
for /d %%d in ("%BUILD%\run-*") do if /i not "%%~nxd"=="%NAME%" ren "%%d" "old-%%~nxd" 2>nul
for /d %%d in ("%BUILD%\old-*") do rmdir /s /q "%%d" 2>nul

:run
set "JAR="
for %%j in ("%RUN%\standalone-*.jar" "%RUN%\lib\standalone-*.jar") do set "JAR=%%~fj"
if defined JAR goto start
echo gremio: There is nothing to run in "%RUN%" 1>&2
goto end
:start
set FLAGS=@"%ROOT%deploy\java.args" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8
if %VERSION% GEQ 24 set FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
set "FIRST=%~1"
set "MEMORY=service"
if not defined FIRST set "MEMORY=standalone"
if "%FIRST:~0,1%"=="-" set "MEMORY=standalone"
set LIMITS=@"%ROOT%deploy\%MEMORY%.args" %GREMIO_JAVA_OPTS%
for %%t in (dlt keys status --version --help -h) do if "%FIRST%"=="%%t" set LIMITS=-XX:TieredStopAtLevel=1 -Xmx256m
"%JAVA%" %FLAGS% %LIMITS% -cp "%JAR%;%RUN%\lib\*" cl.gremio.standalone.Main %*
set "RC=%ERRORLEVEL%"
goto end

:end
if defined PAGE chcp %PAGE% >nul
exit /b %RC%
