# The image of any of the eight services:
#
#   docker build --build-arg SERVICE=sales-producer --build-arg PORT=3001 .
#
# The first stage does not depend on SERVICE: all eight share it. MAVEN_ARGS is for a Maven that must go another way
# than straight to Maven Central. The profile named native is Spring Boot's: it makes no native code here, but writes down in
# classes which beans there are (docs/operations/run.md).

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
ARG MAVEN_ARGS=
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -q package -Pnative -DskipTests -Dspring-javaformat.skip -am -pl \
      members-producer,members-consumer,sales-producer,sales-consumer,stock-producer,stock-consumer,location-producer,location-consumer \
 && for jar in */target/*-exec.jar; do \
      java -Djarmode=tools -jar "$jar" extract --layers --application-filename service.jar --destination "/layers/${jar%%/*}"; \
    done \
 && mkdir /layers/native && cd /layers/native \
 && case "$(uname -m)" in aarch64) platform=linux-aarch64 ;; *) platform=linux64 ;; esac \
 && jar xf /layers/sales-consumer/dependencies/lib/rocksdbjni-*.jar "librocksdbjni-$platform.so"

FROM eclipse-temurin:25-jre
WORKDIR /gremio
RUN install -d -o 10001 -g 10001 /data
# Down to the libraries the layers are the same for all services, and lie on a disk once.
ARG SERVICE
COPY --from=build /layers/native/ ./native/
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
# In bash, which Ubuntu's images have; the JRE's has neither curl nor wget. Seldom: an engine takes up to 0.4 s of a processor
# to ask, and eight services that start at once have better use for it.
HEALTHCHECK --start-period=300s --start-interval=10s --interval=60s --timeout=10s --retries=3 CMD ["/gremio/probe", "readiness"]
ENTRYPOINT ["/gremio/run"]
