import { createContext } from 'react';

/** Id of the button that opens the filter; the focus goes there when a condition is taken away. */
export const FilterButtonContext = createContext('records-filter');
