package org.athanor.instrument.other;

/** A superclass in another package, with private, protected and public members. */
public abstract class Base {
    private long id;
    protected boolean active;
    private char grade;
    private byte[] photo;
    private double rate;
    public String note;

    public long getId() {
        return id;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public char getGrade() {
        return grade;
    }

    public byte[] getPhoto() {
        return photo;
    }

    public double getRate() {
        return rate;
    }
}
