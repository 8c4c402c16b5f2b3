package org.athanor.write;

import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;

/** The join or element table of an attribute, seen from the entity {@code owner} (a subclass sees it by its own leaves). */
public record CollectionTable(EntityMapping owner, Attribute attribute) {}
