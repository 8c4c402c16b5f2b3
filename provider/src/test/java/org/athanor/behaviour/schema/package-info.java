/** Tables made, dropped, compared and emptied: at start, by scripts, by the schema manager, in databases of others. */
package org.athanor.behaviour.schema;
