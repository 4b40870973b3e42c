# Stands in for keycloak/keycloak: the same user, folder and entry point.
FROM daylight-local/java:25
COPY --chown=1000:0 keycloak/ /opt/keycloak/
# This Keycloak's Byte Buddy is older than the Java of the image.
ENV JAVA_OPTS_APPEND=-Dnet.bytebuddy.experimental=true
USER 1000
EXPOSE 8080
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
