package org.athanor.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlLayoutTest {
    @Test
    void clausesAndJoinsBeginLines() {
        assertThat(
                        SqlLayout.of(
                                "select a.name, count(*) from artist a left join album b on b.artist_id = a.id where"
                                        + " left(a.name, 1) = 'x from y' and trim(both from a.name) <> '' group by a.name order by a.name limit ?"))
                .isEqualTo("""
                    select a.name, count(*)
                    from artist a
                    left join album b on b.artist_id = a.id
                    where left(a.name, 1) = 'x from y' and trim(both from a.name) <> ''
                    group by a.name
                    order by a.name
                    limit ?""");
    }

    @Test
    void subqueriesAreIndented() {
        assertThat(SqlLayout.of("select a.id from artist a where a.id in (select b.artist_id from album b where exists"
                        + " (select 1 from track t where t.album_id = b.id)) union all select 1"))
                .isEqualTo("""
                    select a.id
                    from artist a
                    where a.id in (
                        select b.artist_id
                        from album b
                        where exists (
                            select 1
                            from track t
                            where t.album_id = b.id
                        )
                    )
                    union all
                    select 1""");
    }

    @Test
    void changesHaveTheirClausesToo() {
        assertThat(SqlLayout.of("update album as a set title = ? where a.id = ?"))
                .isEqualTo("""
            update album as a
            set title = ?
            where a.id = ?""");
        assertThat(SqlLayout.of("delete from \"my where table\" where id = ?")).isEqualTo("""
            delete from "my where table"
            where id = ?""");
        assertThat(SqlLayout.of("insert into t (a, b) values (?, ?) returning id"))
                .isEqualTo("""
            insert into t (a, b)
            values (?, ?)
            returning id""");
    }

    @Test
    void windowsStayOnTheirLine() {
        assertThat(SqlLayout.of("select row_number() over (partition by a.x order by a.y) from a"))
                .isEqualTo("""
            select row_number() over (partition by a.x order by a.y)
            from a""");
    }
}
