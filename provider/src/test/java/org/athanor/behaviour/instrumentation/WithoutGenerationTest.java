package org.athanor.behaviour.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.athanor.behaviour.instrumentation.Archive.Clerk;
import org.athanor.behaviour.instrumentation.Archive.Document;
import org.athanor.behaviour.instrumentation.Archive.Person;
import org.athanor.behaviour.instrumentation.Archive.Stamp;
import org.athanor.testing.EnhancedClasses;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;

class WithoutGenerationTest {
    @Test
    void methodHandlesReadAndWriteWhatGeneratedClassesWould() {
        try (TestUnit unit = TestUnit.of(Archive.CLASSES)
                .with("athanor.code-generation", "false")
                .start()) {
            unit.inTransaction(em -> {
                Person ada = new Person("Ada");
                em.persist(ada);
                Document document = new Document(1, "Title");
                document.setSummary("Summary");
                document.setPages(3);
                document.setReceived(new Date(0));
                document.setStamp(new Stamp("clerk", "room"));
                document.setAuthor(ada);
                em.persist(document);
                em.persist(new Clerk(1, "Ann Mill"));
            });
            unit.inTransaction(em -> {
                Document document = em.getReference(Document.class, 1L);
                assertThat(document).hasSameClassAs(new Document(1, ""));
                assertThat(unit.factory().getPersistenceUnitUtil().isLoaded(document))
                        .isEqualTo(!EnhancedClasses.asked());
                assertThat(document.getAuthor().getName()).isEqualTo("Ada");
                assertThat(document.getPages()).isEqualTo(3);
                document.setTitle("Changed");
                document.getStamp().setClerk("another");
                em.find(Clerk.class, 1L).marries("Wood");
            });
            assertThat(unit.sql("select title, clerk, version from Document"))
                    .containsExactly(List.of("Changed", "another", 1));
            assertThat(unit.sql("select name from Clerk")).containsExactly(List.of("Ann Wood"));
        }
    }
}
