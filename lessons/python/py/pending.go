package py

// What is still to be written: each part's author takes its lines out.
