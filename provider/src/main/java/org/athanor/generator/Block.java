package org.athanor.generator;

/** Numbers drawn together, handed out one by one. Not safe for threads. */
final class Block {
    private long next;
    private long left;

    Block(long first, long size) {
        this.next = first;
        this.left = size;
    }

    boolean isEmpty() {
        return left == 0;
    }

    long take() {
        if (left == 0) {
            throw new IllegalStateException("The block is used up");
        }
        left--;
        return next++;
    }
}
