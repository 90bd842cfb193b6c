"""Where a built program starts."""

import multiprocessing

from studio.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
