package org.daylight.registry.records;

/**
 * The categories of the munitions list of the Wassenaar Arrangement, which is the basis of the Common Military List of the
 * European Union. The numbers are those of the list; the words are short ones of our own.
 */
public enum WassenaarCategory {
    /** Smooth-bore weapons below 20 mm, and other small arms. */
    ML1,
    /** Smooth-bore weapons from 20 mm, other weapons above 12.7 mm, and projectors. */
    ML2,
    /** Ammunition and devices that set fuzes. */
    ML3,
    /** Bombs, torpedoes, rockets, missiles and other explosive devices. */
    ML4,
    /** Fire control, surveillance and warning equipment. */
    ML5,
    /** Ground vehicles. */
    ML6,
    /** Chemical and biological agents, riot control agents and radioactive materials. */
    ML7,
    /** Energetic materials. */
    ML8,
    /** Vessels of war and naval equipment. */
    ML9,
    /** Aircraft, unmanned ones included, and their engines. */
    ML10,
    /** Electronic equipment and spacecraft. */
    ML11,
    /** High-velocity kinetic energy weapon systems. */
    ML12,
    /** Armoured and protective equipment. */
    ML13,
    /** Equipment for training and simulation. */
    ML14,
    /** Imaging and countermeasure equipment. */
    ML15,
    /** Forgings, castings and other unfinished products. */
    ML16,
    /** Miscellaneous equipment, materials and libraries. */
    ML17,
    /** Production equipment. */
    ML18,
    /** Directed-energy weapon systems. */
    ML19,
    /** Cryogenic and superconductive equipment. */
    ML20,
    /** Software. */
    ML21,
    /** Technology. */
    ML22
}
