"""How the names of the files end that a prize is made of."""

EDITION, KIT, BALLOT = ".jury", ".jurykit", ".juryballot"
REQUEST, COSIGNED = ".juryseal", ".jurycosign"
