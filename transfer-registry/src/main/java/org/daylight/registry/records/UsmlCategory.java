package org.daylight.registry.records;

/** The categories of the United States Munitions List, 22 CFR 121.1; rules compare them in exactly this spelling. */
public enum UsmlCategory {
    /** Firearms. */
    I,
    /** Guns and armament. */
    II,
    /** Ammunition. */
    III,
    /** Launch vehicles, missiles, rockets, torpedoes, bombs and mines. */
    IV,
    /** Explosives and propellants. */
    V,
    /** Surface vessels. */
    VI,
    /** Ground vehicles. */
    VII,
    /** Aircraft. */
    VIII,
    /** Training equipment. */
    IX,
    /** Protective equipment. */
    X,
    /** Military electronics. */
    XI,
    /** Fire control, laser and imaging equipment. */
    XII,
    /** Materials and miscellaneous articles. */
    XIII,
    /** Toxicological agents. */
    XIV,
    /** Spacecraft. */
    XV,
    /** Nuclear-related articles. */
    XVI,
    /** Classified articles. */
    XVII,
    /** Directed-energy weapons. */
    XVIII,
    /** Gas turbine engines. */
    XIX,
    /** Submersible vessels. */
    XX,
    /** Articles not otherwise listed. */
    XXI
}
