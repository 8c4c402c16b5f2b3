package org.athanor.instrument;

/** A row of values by column. */
public record ArrayRow(Object... values) implements RowSource {
    @Override
    public int getInt(int column) {
        return ((Number) values[column]).intValue();
    }

    @Override
    public long getLong(int column) {
        return ((Number) values[column]).longValue();
    }

    @Override
    public double getDouble(int column) {
        return ((Number) values[column]).doubleValue();
    }

    @Override
    public float getFloat(int column) {
        return ((Number) values[column]).floatValue();
    }

    @Override
    public short getShort(int column) {
        return ((Number) values[column]).shortValue();
    }

    @Override
    public byte getByte(int column) {
        return ((Number) values[column]).byteValue();
    }

    @Override
    public boolean getBoolean(int column) {
        return (Boolean) values[column];
    }

    @Override
    public String getString(int column) {
        return (String) values[column];
    }

    @Override
    public Object getValue(int column, int attribute) {
        return values[column];
    }
}
