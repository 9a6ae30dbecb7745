/* main.c - placeholder until the frame lands. */
int main(void) { return 0; }
