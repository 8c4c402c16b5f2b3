/**
 * The beginning of everything: {@link org.athanor.bootstrap.AthanorPersistenceProvider} finds a persistence unit, reads its
 * settings once into typed records and wires a factory by constructors. Holds no state and no behaviour of its own; nobody
 * depends on this package. Read {@code AthanorPersistenceProvider}, then {@code FactoryAssembly}.
 */
package org.athanor.bootstrap;
