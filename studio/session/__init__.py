"""An open project with its history and jobs: the API that cli and ui share."""
