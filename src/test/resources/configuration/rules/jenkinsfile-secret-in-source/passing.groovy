pipeline {
  agent any
  environment {
    API_TOKEN = credentials('api-token')
    COLOUR = 'blue'
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
