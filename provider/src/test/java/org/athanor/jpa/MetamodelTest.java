package org.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.expression.Expressions.attribute;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.Type;
import java.util.List;
import org.athanor.expression.EmbeddedAttribute;
import org.athanor.expression.ListAttribute;
import org.athanor.expression.NumberAttribute;
import org.athanor.expression.StringAttribute;
import org.athanor.expression.ToOneAttribute;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetamodelTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Node.class, Base.class, Point.class));
    final Metamodel metamodel = unit.factory().getMetamodel();

    @Test
    void anEntityShowsItsAttributesAndItsSupertype() {
        EntityType<Node> node = metamodel.entity(Node.class);
        assertThat(node.getName()).isEqualTo("Node");
        assertThat(node.getAttributes())
                .extracting(attribute -> attribute.getName())
                .containsExactlyInAnyOrder("id", "version", "title", "parent", "children", "point");
        assertThat(node.getDeclaredAttributes())
                .extracting(attribute -> attribute.getName())
                .containsExactlyInAnyOrder("title", "parent", "children", "point");
        assertThat(node.getSupertype().getPersistenceType()).isEqualTo(Type.PersistenceType.MAPPED_SUPERCLASS);
        assertThat(node.getId(Long.class).getName()).isEqualTo("id");
        assertThat(node.getVersion(Integer.class).getName()).isEqualTo("version");
        assertThat(node.hasSingleIdAttribute()).isTrue();
        assertThat(node.getIdType().getJavaType()).isEqualTo(Long.class);
        assertThatThrownBy(() -> node.getDeclaredId(Long.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.getAttribute("none")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attributesKnowTheirKind() {
        EntityType<Node> node = metamodel.entity(Node.class);
        assertThat(node.getAttribute("parent").getPersistentAttributeType())
                .isEqualTo(Attribute.PersistentAttributeType.MANY_TO_ONE);
        assertThat(node.getList("children").getElementType()).isSameAs(node);
        assertThat(node.getSingularAttribute("point").getType()).isSameAs(metamodel.embeddable(Point.class));
        assertThat(metamodel.embeddable(Point.class).getAttributes()).hasSize(2);
        assertThat(node.getSingularAttribute("title", String.class).isOptional())
                .isTrue();
        assertThat(metamodel.getEntities()).hasSize(1);
        assertThat(metamodel.getManagedTypes()).hasSize(3);
        assertThatThrownBy(() -> metamodel.entity(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStaticMetamodelIsFilled() {
        TestUnit sample = persistence.start(TestUnit.of(MetamodelSample.class));
        assertThat(MetamodelSample_.name.getJavaType()).isEqualTo(String.class);
        assertThat(MetamodelSample_.class_.getName()).isEqualTo("MetamodelSample");
        assertThat(sample.factory().getMetamodel().entity(MetamodelSample.class).getAttribute("name"))
                .isSameAs(MetamodelSample_.name);
    }

    @Test
    void attributesCarryTheOperatorsOfTheirType() {
        EntityType<Node> node = metamodel.entity(Node.class);
        assertThat(node.getAttribute("title")).isInstanceOf(StringAttribute.class);
        assertThat(node.getAttribute("version")).isInstanceOf(NumberAttribute.class);
        assertThat(node.getAttribute("parent")).isInstanceOf(ToOneAttribute.class);
        assertThat(node.getAttribute("children")).isInstanceOf(ListAttribute.class);
        assertThat(node.getAttribute("point")).isInstanceOf(EmbeddedAttribute.class);
        persistence.start(TestUnit.of(MetamodelSample.class));
        assertThat(attribute(MetamodelSample_.name).eq("x"))
                .isEqualTo(attribute(MetamodelSample.class, "name").eq("x"));
    }

    @MappedSuperclass
    abstract static class Base {
        @Id
        private Long id;

        @Version
        private int version;
    }

    @Entity(name = "Node")
    static class Node extends Base {
        private String title;

        @ManyToOne
        private Node parent;

        @OneToMany(mappedBy = "parent")
        private List<Node> children;

        private Point point;
    }

    @Embeddable
    static class Point {
        private int x;
        private int y;
    }
}
