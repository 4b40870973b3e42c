package org.daylight.review.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * What a dashboard is about: everything, a partner or an objective.
 *
 * @param subject the objective's subject in the reviews; null for everything and for partners
 */
record Area(
        String scope, @Nullable String partner, @Nullable String subject) {

    static final Area PORTFOLIO = new Area("portfolio", null, null);

    static Area partner(String code) {
        return new Area("partner:" + code, code, null);
    }

    static Area objective(String reference, @Nullable String partner, String subject) {
        return new Area("objective:" + reference, partner, subject);
    }
}
