/** Id of the button that opens the filter; the focus goes there when a condition is taken away. */
export const FILTER_BUTTON = 'records-filter';
