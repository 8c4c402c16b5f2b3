package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DialectChooserTest {
    private final DialectChooser chooser = DialectChooser.of(getClass().getClassLoader());

    @Test
    void aDialectIsFoundByUrlOrByTheProductsName() {
        assertThat(chooser.choose(DatabaseInfo.ofUrl("jdbc:sqlite:x.db", Map.of()))
                        .name())
                .isEqualTo("SQLite");
        assertThat(chooser.choose(DatabaseInfo.ofProduct("SQLite", Map.of())).name())
                .isEqualTo("SQLite");
    }

    @Test
    void anUnknownDatabaseIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> chooser.choose(DatabaseInfo.ofUrl("jdbc:nothing:x", Map.of())))
                .isInstanceOf(UnknownDatabaseException.class)
                .hasMessageContaining("jdbc:nothing:x")
                .hasMessageContaining("SqliteDialectFactory");
    }

    @Test
    void aSettingWithAWrongValueIsAnError() {
        Map<String, String> settings = Map.of("athanor.sqlite.journal-mode", "fast");
        assertThatThrownBy(() -> chooser.choose(DatabaseInfo.ofUrl("jdbc:sqlite:x.db", settings)))
                .hasMessageContaining("athanor.sqlite.journal-mode")
                .hasMessageContaining("'fast'")
                .hasMessageContaining("wal");
        assertThat(chooser.settingNames()).contains("athanor.sqlite.journal-mode");
    }
}
