package org.daylight.registry.records;

/** The categories of the United Nations Register of Conventional Arms: seven, and small arms. */
public enum UnrocaCategory {
    /** Battle tanks. */
    I,
    /** Armoured combat vehicles. */
    II,
    /** Large-calibre artillery systems. */
    III,
    /** Combat aircraft and armed unmanned aerial vehicles. */
    IV,
    /** Attack helicopters. */
    V,
    /** Warships. */
    VI,
    /** Missiles and missile launchers. */
    VII,
    /** Small arms and light weapons, reported beside the seven. */
    SMALL_ARMS
}
