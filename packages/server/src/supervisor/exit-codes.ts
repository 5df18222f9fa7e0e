/** The process cannot start as it is set up (sysexits.h EX_CONFIG); starting it again does not help. */
export const EXIT_CONFIG = 78;
/** Something the process needs does not answer (sysexits.h EX_UNAVAILABLE); starting it again may help. */
export const EXIT_UNAVAILABLE = 69;
export const EXIT_FAILURE = 1;
