/** Users and their addresses, as the tutorial maps them first: deleting a user leaves the addresses, without a user. */
package org.athanor.samples.tutorial.users;
