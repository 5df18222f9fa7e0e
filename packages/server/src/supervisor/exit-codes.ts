/** The process cannot start as it is set up (sysexits.h EX_CONFIG); starting it again does not help. */
export const EXIT_CONFIG = 78;
export const EXIT_FAILURE = 1;
