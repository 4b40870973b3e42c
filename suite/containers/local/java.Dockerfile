# Stands in for eclipse-temurin:25-jre.
FROM daylight-local/debian
COPY runtime/ /opt/java/
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
