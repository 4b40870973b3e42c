package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.daylight.launcher.LocalUser;
import org.junit.jupiter.api.Test;

/** What can be seen of the containers without an engine; suite/containers/try.sh starts them. */
class ContainersTest {

    private static final Path COMPOSE = RunningSuite.HOME.resolve("docker-compose.yml");
    private static final Path REALM = RunningSuite.HOME.resolve("suite/containers/keycloak/daylight-realm.json");
    private static final Path ROLES =
            RunningSuite.HOME.resolve("service-kit/src/main/java/org/daylight/kit/identity/Roles.java");

    @Test
    void everyImageNameIsAVariable() throws IOException {
        assertThat(values("(?m)^ +(?:image|JAVA_IMAGE): (.+)$", COMPOSE))
                .hasSize(8)
                .allSatisfy(image -> assertThat(image).matches("\\$\\{DAYLIGHT_[A-Z]+_IMAGE:-[^}]+}"));
    }

    @Test
    void everyPublishedPortIsOnLoopback() throws IOException {
        assertThat(values("(?ms)^    ports:\\n +- (\\S+)$", COMPOSE))
                .hasSize(4)
                .allSatisfy(port -> assertThat(port).startsWith("\"127.0.0.1:"));
    }

    @Test
    void noPasswordIsKnownBeforehand() throws IOException {
        assertThat(values("(?m)^ +\\w+(?:PASSWORD|SECRET): (.+)$", COMPOSE))
                .hasSizeGreaterThan(15)
                .allSatisfy(password -> assertThat(password).matches("\\$\\{DAYLIGHT_[A-Z_]+:\\?[^}]+}"));
    }

    @Test
    void theRealmKnowsTheRolesOfTheSuite() throws IOException {
        var realm = names(realm().at("/roles/realm"), "name");

        assertThat(realm).containsExactlyInAnyOrderElementsOf(values("String [A-Z_]+ = \"([a-z-]+)\"", ROLES));
    }

    /** The same people as without a provider, so that what one of them may see does not depend on how they log in. */
    @Test
    void theRealmKnowsThePeopleOfTheSuite() throws IOException {
        var known = realm().path("users")
                .valueStream()
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(user -> List.of(
                        user.path("username").asText(),
                        user.at("/attributes/person/0").asText(),
                        texts(user.path("realmRoles")),
                        texts(user.path("groups"))));

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(LocalUser.ALL.stream()
                        .filter(user -> !user.account().equals("service"))
                        .map(user -> List.<Object>of(
                                user.account(),
                                user.person(),
                                user.roles(),
                                user.groups().stream().map(group -> "/" + group).toList()))
                        .toList());
        assertThat(names(realm().path("groups"), "name")).containsExactly("inner-circle");
    }

    @Test
    void everyClientOfTheRealmAsksForTokensThatTheServicesTake() throws IOException {
        assertThat(realm().path("clients"))
                .isNotEmpty()
                .allSatisfy(client -> assertThat(names(client.path("protocolMappers"), "name"))
                        .containsExactlyInAnyOrder("roles", "person", "groups", "audience"));
    }

    /** Four eyes are checked on the person: whoever could change it for themselves would be two. */
    @Test
    void onlyAdministratorsSayWhichPersonIsBehindAnAccount() throws IOException {
        var profile = new ObjectMapper()
                .readTree(realm().at(
                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asText());

        assertThat(profile.path("unmanagedAttributePolicy").asText("DISABLED")).isEqualTo("DISABLED");
        assertThat(profile.path("attributes")
                        .valueStream()
                        .filter(attribute -> attribute.path("name").asText().equals("person")))
                .singleElement()
                .satisfies(person -> assertThat(
                                person.at("/permissions/edit").valueStream().map(JsonNode::asText))
                        .containsExactly("admin"));
    }

    private static JsonNode realm() throws IOException {
        return new ObjectMapper().readTree(REALM.toFile());
    }

    private static List<String> texts(JsonNode items) {
        return items.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> names(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static List<String> values(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
