package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a partner says of itself. */
record PartnerSaid(
        String name,
        List<String> aliases,
        String form,
        List<Dated> policyCategories,
        List<Dated> designations,
        List<Dated> memberships,
        List<Dated> securityStates)
        implements Said {

    @Override
    public Kind kind() {
        return Kind.PARTNER;
    }

    @Override
    public ObjectNode content(String key, String partner, @Nullable LocalDate asOf) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("code", key)
                .put("name", name)
                .put("kind", form);
        if (!aliases.isEmpty()) {
            aliases.forEach(content.putArray("aliases")::add);
        }
        Dated.into(content, "policyCategories", "category", policyCategories, it -> it.put("source", "a paper"), asOf);
        Dated.into(content, "designations", "designation", designations, _ -> {}, asOf);
        Dated.into(content, "memberships", "group", memberships, _ -> {}, asOf);
        Dated.into(content, "securityStates", "state", securityStates, it -> it.put("statedBy", "a desk"), asOf);
        return content;
    }

    @Override
    public Collection<Date> days() {
        return Stream.concat(policyCategories.stream(), securityStates.stream())
                .flatMap(Dated::dates)
                .toList();
    }

    /** Whether it is called by a word that begins like this, whatever the accents and capitals. */
    boolean isCalled(String beginning) {
        return Stream.concat(Stream.of(name), aliases.stream())
                .flatMap(called -> Stream.of(called.split(" ")))
                .anyMatch(word -> Names.plain(word).startsWith(beginning));
    }

    /** What every line that has this partner says of it. */
    Map<String, String> block(String code, LocalDate asOf) {
        var leaves = new TreeMap<String, String>();
        leaves.put("partner.code", code);
        leaves.put("partner.kind", form);
        leaves.put("partner.name", name);
        Dated.on(policyCategories, asOf)
                .ifPresent(one -> leaves.put("partner.policyCategory", one.equals(Dated.ENDED) ? "null" : one));
        // A partner is always in some state of security: what has ended says nothing of what came after.
        Dated.on(securityStates, asOf)
                .filter(one -> !one.equals(Dated.ENDED))
                .ifPresent(one -> leaves.put("partner.securityState", one));
        return leaves;
    }
}
