# The image of any service:
#
#   docker build --build-arg SERVICE=sales-producer --build-arg PORT=3001 .
#
# The first stage does not depend on SERVICE: all share it. MAVEN_ARGS is for a Maven that must go another way
# than straight to Maven Central. The profile named native is Spring Boot's: it makes no native code here, but writes down in
# classes which beans there are (docs/operations/run.md).

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
ARG MAVEN_ARGS=
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -q package -Pnative -DskipTests -Dspring-javaformat.skip -am -pl \
      members-producer,members-consumer,sales-producer,sales-consumer,stock-producer,stock-consumer,location-producer,location-consumer,board \
 && case "$(uname -m)" in aarch64) platform=linux-aarch64 ;; *) platform=linux64 ;; esac \
 && for jar in */target/*-exec.jar; do \
      layers="/layers/${jar%%/*}" \
      && java -Djarmode=tools -jar "$jar" extract --layers --application-filename service.jar --destination "$layers" \
      && mkdir "$layers/native" && cd "$layers/native" \
      && for rocksdb in ../dependencies/lib/rocksdbjni-*.jar; do \
           if [ -e "$rocksdb" ]; then jar xf "$rocksdb" "librocksdbjni-$platform.so" || exit 1; fi; \
         done \
      && cd /build || exit 1; \
    done

FROM eclipse-temurin:25-jre
WORKDIR /gremio
RUN install -d -o 10001 -g 10001 /data /keys
# The layers of libraries are the same for all producers and for all consumers, so a disk holds each once. Only consumers have
# RocksDB and its native library.
ARG SERVICE
COPY --from=build /layers/${SERVICE}/native/ ./native/
COPY --from=build /layers/${SERVICE}/dependencies/ ./
COPY --from=build /layers/${SERVICE}/spring-boot-loader/ ./
COPY --from=build /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
COPY deploy/java.args deploy/image/ ./
ARG PORT
ENV SERVER_PORT=${PORT} SERVER_ADDRESS=0.0.0.0 GREMIO_DATA_DIR=/data ROCKSDB_MUSL_LIBC=false
RUN ./train

USER 10001:10001
VOLUME /data
EXPOSE ${PORT}
# The probe is a bash script, as the JRE's image has neither curl nor wget. The interval is long: a check takes the engine up to
# 0.4 s of a processor, which nine services need when they start at once.
HEALTHCHECK --start-period=300s --start-interval=10s --interval=60s --timeout=10s --retries=3 CMD ["/gremio/probe", "readiness"]
ENTRYPOINT ["/gremio/run"]
