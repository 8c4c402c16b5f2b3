/**
 * Enhancement: class files in, class files out. Works from bytes and names alone, loads no user class, and knows neither
 * mappings nor the annotations' classes, so that a build, a container and an agent can share it. Read
 * {@link org.athanor.instrument.enhance.Transformer} first, then {@link org.athanor.instrument.enhance.Announced}, which
 * decides what is announced, and {@link org.athanor.instrument.enhance.AccessRouter}, which changes the code.
 */
package org.athanor.instrument.enhance;
