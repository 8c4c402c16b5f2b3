/**
 * The face of Jakarta Persistence 3.2: each interface by one class whose methods delegate in a line or two. The engine's
 * exceptions become those of the specification in {@link org.athanor.jpa.ExceptionTranslation}, and mark the transaction, in
 * one place ({@code AthanorEntityManager.failed}). Decides nothing about persistence. Read {@code AthanorEntityManager}.
 */
package org.athanor.jpa;
