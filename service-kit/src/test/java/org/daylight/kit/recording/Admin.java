package org.daylight.kit.recording;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks behind the service, and does there what nobody should. */
public final class Admin {

    private Admin() {}

    public static int update(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url", ""),
                System.getProperty("daylight.test.admin-user", ""),
                System.getProperty("daylight.test.admin-password", ""));
    }
}
