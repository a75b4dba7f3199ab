"""The report: notebooks are executed (`execute`, on kernels of `forked`), turned into pages (`pages`) and put in place (`build`)."""
