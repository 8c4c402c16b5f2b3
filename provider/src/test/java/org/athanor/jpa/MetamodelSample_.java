package org.athanor.jpa;

import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.persistence.metamodel.StaticMetamodel;

/** As a processor would write it. */
@StaticMetamodel(MetamodelSample.class)
final class MetamodelSample_ {
    static volatile EntityType<MetamodelSample> class_;
    static volatile SingularAttribute<MetamodelSample, Long> id;
    static volatile SingularAttribute<MetamodelSample, String> name;

    private MetamodelSample_() {}
}
